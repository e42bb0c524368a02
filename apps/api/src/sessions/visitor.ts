/** Whoever knocks without being a caller yet: where from, and the way to hand them a cookie. */
import { SESSION_COOKIE } from '@samsa/contract/sessions';
import type { Origin } from '../access/origin.ts';
import { cookie } from '../http/cookies.ts';
import type { FastifyRequest } from '../http/implements.ts';

export interface Visitor extends Origin {
  userAgent: string;
  give(setCookie: string): void;
}

export function visitorOf(request: FastifyRequest): Visitor {
  return {
    requestId: request.id,
    sourceAddress: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    give: (setCookie) => {
      const given = request.answerHeaders?.['set-cookie'];
      const cookies = [...(Array.isArray(given) ? given : []), setCookie];
      request.answerHeaders = { ...request.answerHeaders, 'cache-control': 'no-store', 'set-cookie': cookies };
    },
  };
}

/** @param base where this api is reached from outside */
export function sessionCookie(base: string, token: string, endsAt: Date): string {
  const maxAgeSeconds = Math.max(0, Math.floor((endsAt.getTime() - Date.now()) / 1_000));
  return cookie(SESSION_COOKIE, token, { maxAgeSeconds, secure: base.startsWith('https:') });
}

export const noSessionCookie = (base: string): string => cookie(SESSION_COOKIE, '', { maxAgeSeconds: 0, secure: base.startsWith('https:') });
