/** Of each word its Dutch and its English. */
declare module "virtual:words" {
  const catalogues: Record<string, [nl: string, en: string]>;
  export default catalogues;
}
