declare module "virtual:words" {
  const words: Record<"nl" | "en", Record<string, string>>;
  export default words;
}
