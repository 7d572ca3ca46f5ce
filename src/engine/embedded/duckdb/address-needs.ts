/** True when the SQL asks functions on addresses of DuckDB itself, so that it must have what they look up. */
export function needsAddresses(sql: string): boolean {
  return /\bsls_(try_)?(ip_to_|ipv6_to_|security_check_)/.test(sql);
}
