/** A browser as the api sees one: it keeps cookies, and sends the token of its page with what changes something. */
export interface BrowserAnswer<Body> {
  status: number;
  headers: Headers;
  body: Body;
  text: string;
}

export interface SignedIn {
  user: { id: string; email?: string; full_name: string };
  organization: { id: string; display_name: string };
  organizations: { id: string; display_name: string }[];
  roles: { role: string }[];
  permissions: { permission: string; everywhere: boolean; environments: string[]; reason?: string }[];
  fleet_admin: boolean;
  csrf_token?: string;
  signed_in_by: string;
}

export class Browser {
  readonly cookies = new Map<string, string>();
  csrfToken: string | undefined;

  constructor(readonly url: string) {}

  async call<Body = Record<string, unknown>>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<BrowserAnswer<Body>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(path.startsWith('http') ? path : `${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie && { cookie }),
        ...(this.csrfToken && method !== 'GET' && { 'x-samsa-csrf': this.csrfToken }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && text !== '';
    return { status: response.status, headers: response.headers, text, body: (json ? JSON.parse(text) : undefined) as Body };
  }

  /** Any of the ways in whose answer is a session. */
  async enter(path: string, body: unknown): Promise<BrowserAnswer<SignedIn>> {
    const answer = await this.call<SignedIn>('POST', path, body);
    if (answer.status < 300) this.csrfToken = answer.body.csrf_token;
    return answer;
  }

  /** As a page that has just been loaded. */
  async session(): Promise<BrowserAnswer<SignedIn>> {
    const answer = await this.call<SignedIn>('GET', '/samsa/v1/session');
    if (answer.status === 200) this.csrfToken = answer.body.csrf_token;
    return answer;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const cut = pair.indexOf('=');
    const name = pair.slice(0, cut);
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(cut + 1));
  }
}
