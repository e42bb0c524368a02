/** What the API refused, in one shape for its three surfaces: the status, the field it means, the cause with its remedy, the request. */

const TITLES: Record<number, string> = {
  0: 'The service cannot be reached',
  400: 'That is not valid',
  401: 'You are signed out',
  402: 'Payment is needed first',
  403: 'You may not do this',
  404: 'Not found',
  409: 'It has changed meanwhile',
  412: 'Somebody else has changed it',
  422: 'That is not possible here',
  429: 'Too many requests at once',
  503: 'Not available just now',
  504: 'No answer in time',
};
const SERVER_FAILED = 500;

interface Said {
  status: number;
  code?: string;
  detail: string;
  /** As in `/spec/display_name`. */
  pointer?: string;
  requestId?: string;
}

export class Fault extends Error {
  readonly status: number;
  readonly code: string;
  readonly pointer: string | undefined;
  readonly requestId: string | undefined;

  constructor({ status, code = '', detail, pointer, requestId }: Said) {
    super(detail);
    this.status = status;
    this.code = code;
    this.pointer = pointer;
    this.requestId = requestId;
  }

  static offline(): Fault {
    return new Fault({ status: 0, detail: 'Nothing was answered. Look at your connection; it is tried again by itself.' });
  }

  static of(error: unknown): Fault {
    if (error instanceof Fault) return error;
    return new Fault({ status: SERVER_FAILED, detail: error instanceof Error ? error.message : 'Something failed in this page. Load it again.' });
  }

  get title(): string {
    return TITLES[this.status] ?? 'Something failed on our side';
  }

  /** Trying the same again may help. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= SERVER_FAILED;
  }

  /** Whether it is said of this field: `spec.display_name`, or its last part. */
  isOf(field: string): boolean {
    const path = this.pointer?.replace(/^\//, '').replaceAll('/', '.');
    return path !== undefined && (path === field || path.endsWith(`.${field}`));
  }
}

interface Body {
  errors?: { code?: string; detail?: string; source?: { pointer?: string; parameter?: string } }[];
  type?: string;
  detail?: string;
  pointer?: string;
  message?: string;
}

export async function faultOfAnswer(response: Response, request: Request): Promise<Fault> {
  const body = (await response.clone().json().catch(() => ({}))) as Body;
  const first = body.errors?.[0];
  return new Fault({
    status: response.status,
    code: first?.code ?? body.type?.split('#')[1],
    detail: first?.detail ?? body.detail ?? body.message ?? `${request.method} ${new URL(request.url).pathname} was answered with ${response.status}.`,
    pointer: first?.source?.pointer ?? first?.source?.parameter ?? body.pointer,
    requestId: response.headers.get('x-request-id') ?? undefined,
  });
}
