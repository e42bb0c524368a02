/** Cookies, read and written: the few forms that are needed here. None is ever read by a script. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const cut = pair.indexOf('=');
    if (cut > 0 && pair.slice(0, cut).trim() === name) return pair.slice(cut + 1).trim();
  }
  return undefined;
}

export interface CookieLife {
  /** 0 takes it away. */
  maxAgeSeconds: number;
  secure: boolean;
  path?: string;
}

/** Lax: it comes along when somebody follows a link to here, and with no request that another site's page makes. */
export function cookie(name: string, value: string, { maxAgeSeconds, secure, path = '/' }: CookieLife): string {
  return `${name}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
