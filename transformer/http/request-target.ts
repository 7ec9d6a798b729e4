const ORIGIN = /^https?:\/\/[^/?#]*/i;

/**
 * A request's target as path and query: clients of proxies send the whole URL, which every server
 * must take (RFC 9112, 3.2.2).
 */
export function originForm(target: string): string {
  const origin = ORIGIN.exec(target)?.[0];
  if (origin === undefined) return target;
  const rest = target.slice(origin.length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}
