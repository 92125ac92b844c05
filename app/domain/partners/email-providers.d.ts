declare module "email-providers" {
  /** Domains of public mail providers, lower case. */
  const domains: string[];
  export default domains;
}
