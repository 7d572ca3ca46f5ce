import type { CloudConnection } from '../../model/cloud/connection.ts';

/** A request as it went out. */
export interface Sent {
  readonly method: string;
  /** Address without the host and `/cloud`, as it is on the wire. */
  readonly line: string;
  readonly headers: Headers;
  /** Parsed; null without one. */
  readonly body: unknown;
}

export interface Recorded extends CloudConnection {
  readonly sent: readonly Sent[];
}

export interface RecordedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is a text or bytes. */
  readonly body?: unknown;
}

/** For tests: a service that gives these answers, one after the other, and keeps what it was asked. */
export function recorded(...answers: readonly (RecordedAnswer | Error)[]): Recorded {
  const sent: Sent[] = [];
  return {
    base: 'http://localhost/cloud',
    sent,
    async fetch(request) {
      const text = await request.text();
      const parsed: unknown = text === '' ? null : JSON.parse(text);
      sent.push({ method: request.method, line: request.url.replace('http://localhost/cloud', ''), headers: request.headers, body: parsed });
      const answer = answers[sent.length - 1];
      if (answer === undefined) throw new Error(`Nothing is recorded for ${request.url}.`);
      if (answer instanceof Error) throw answer;
      const { status = 200, headers = {}, body } = answer;
      return new Response(written(body), { status, headers });
    },
  };
}

function written(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  if (typeof body === 'string' || body instanceof ArrayBuffer) return body;
  return JSON.stringify(body);
}
