// The headers of every answer, in one place: the served build, the development server and the tests read them here.
// A policy in a meta tag would not govern a worker loaded by URL, so the server must send it on scripts too.

export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self' blob:",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ')

/** React's refresh preamble is an inline script and Vite talks over a web socket: allowed while developing only. */
export const developmentContentSecurityPolicy = contentSecurityPolicy
  .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self' blob:", "connect-src 'self' blob: ws://localhost:* ws://127.0.0.1:*")

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

export const headers = { 'Content-Security-Policy': contentSecurityPolicy, ...isolation }

export const developmentHeaders = { 'Content-Security-Policy': developmentContentSecurityPolicy, ...isolation }
