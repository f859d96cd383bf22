/** A text file that the bundler takes in as it is. */
declare module "*.txt" {
  const text: string;
  export default text;
}
