/** The first year of the table, and its first day: 14 March 1937. */
export const firstYear = 1356;
export const firstDay = 2428607;

/** The years 1356 to 1500: three hexadecimal digits a year, one bit a month from Muḥarram on, set where it has 30 days. */
const years =
  "55729754b6a3752b6556aaab52bc95d4ada55caad69574ab94baa5b52b6a5752768b745b5555a95b49da4dd26e" +
  "936aaad54db25d52da95b4aba55b49b64b715b4ab5a55d25e92ec96d4ae996b4aba93d49da4db2ab94baa5b52b" +
  "a95b2ab5555c4bd23d91da95b4ab5a56d2b693b49b6556a9754b6a56caad555b29b92ba95d4ada55aaab595749" +
  "764baa5b52b6a56e4db25b52b6a5ad2ae92f49764b6a56acad655d49da4dd16d955aa5b52da95b4ad5956ca6e4" +
  "aea4f52b6956aaab54bd25d92ea96d4ada95b4aba55b29b54d6a97547693749b5556aa6b52b";

/** For each month of the table whether it has 30 days and not 29. */
export function longMonths(): readonly boolean[] {
  return [...years].flatMap((digit) => [8, 4, 2, 1].map((bit) => (parseInt(digit, 16) & bit) !== 0));
}
