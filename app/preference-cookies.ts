/** The cookies that keep a visitor's language and theme. */

export const languageCookie = "svod-language";
export const themeCookie = "svod-theme";

const permitted = { [languageCookie]: ["ru", "en"], [themeCookie]: ["system", "light", "dark"] };
const year = 365 * 24 * 3600;

function cookie(name: keyof typeof permitted, value: string | undefined, secure: boolean): string[] {
  if (value === undefined || !permitted[name]!.includes(value)) return [];
  return [`${name}=${value}; Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`];
}

/** Set-Cookie headers for what was chosen; values that are not permitted set nothing. */
export function preferenceCookies(
  chosen: { language?: string | undefined; theme?: string | undefined },
  secure: boolean,
): string[] {
  return [...cookie(languageCookie, chosen.language, secure), ...cookie(themeCookie, chosen.theme, secure)];
}
