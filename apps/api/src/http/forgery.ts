/**
 * Requests that another site's page makes in a signed-in person's browser. The cookie is SameSite=Lax already; on top of that a
 * request that changes something must carry a token which only our own page can read, and where the browser names the page's
 * origin, it must be ours. API keys are not sent by browsers unasked, so they need none of this.
 */
import { timingSafeEqual } from 'node:crypto';
import { CSRF_HEADER } from '@samsa/contract/sessions';
import type { CallersSession } from '@samsa/domain/access';
import { Problem } from '@samsa/domain/problem';
import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @throws Problem 403 @param ours where this api is reached from outside */
export function demandOurPage(request: FastifyRequest, ours: string): void {
  const { origin, host } = request.headers;
  if (SAFE.has(request.method) || origin === undefined) return;
  if (origin === new URL(ours).origin || (URL.canParse(origin) && new URL(origin).host === host)) return;
  throw new Problem({ status: 403, code: 'ForeignOrigin', detail: `This request was made by a page of ${origin}, which is not this service's. Nothing was changed.` });
}

/** @throws Problem 403 */
export function demandToken(request: FastifyRequest, session: CallersSession): void {
  if (SAFE.has(request.method)) return;
  const sent = Buffer.from(String(request.headers[CSRF_HEADER] ?? ''));
  const wanted = Buffer.from(session.csrfToken);
  if (sent.length === wanted.length && timingSafeEqual(sent, wanted)) return;
  const detail = `A request that changes something and comes with a session's cookie needs the header ${CSRF_HEADER} with the csrf_token of GET /samsa/v1/session.`;
  throw new Problem({ status: 403, code: 'CsrfTokenMissing', detail });
}
