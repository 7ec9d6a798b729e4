const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** Characters of the longest IPv6 address, and an IPv4 one in it. */
const MAX_IP = 45;
const IPV6_GROUP = /^[0-9a-f]{1,4}$/i;

/** Characters of a list of addresses that are looked through. */
const MAX_LIST = 1_000;

/**
 * The address in a field that may hold a list, as proxies write it: the first valid one. Without a
 * valid one the field stays as it is.
 */
export function firstIp(value: unknown): unknown {
  if (typeof value === "string") return value.includes(",") ? firstOf(value) : value.trim();
  return Array.isArray(value) ? firstOf(value) : value;
}

function firstOf(list: string | readonly unknown[]): unknown {
  const texts = typeof list === "string" ? list.slice(0, MAX_LIST).split(",") : list;
  for (const text of texts)
    if (typeof text === "string" && cutIp(text) !== undefined) return text.trim();
  return list;
}

/**
 * Cuts an IP address to /24 (IPv4) or /48 (IPv6). An IPv4 address within IPv6 is the same address,
 * however it is written.
 *
 * @returns `undefined` if the text is not an IP address: it cannot be cut, so it is dropped
 */
export function cutIp(ip: string): string | undefined {
  const trimmed = ip.trim();
  if (trimmed.length > MAX_IP) return undefined;
  const octets = octetsOf(trimmed);
  if (octets !== undefined) return `${octets.slice(0, 3).join(".")}.0`;
  const groups = ipv6Groups(withoutDots(trimmed));
  if (groups === undefined) return undefined;
  const [high = 0, low = 0] = groups.slice(6).map((group) => parseInt(group, 16));
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff") {
    return `${high >> 8}.${high & 0xff}.${low >> 8}.0`;
  }
  return `${groups
    .slice(0, 3)
    .join(":")
    .replace(/(?:^|:)0(?::0)*$/, "")}::`;
}

function octetsOf(text: string): number[] | undefined {
  const octets = IPV4.exec(text)?.slice(1).map(Number);
  return octets?.every((octet) => octet <= 255) ? octets : undefined;
}

/** An IPv6 address that ends in an IPv4 one, with that as two groups. */
function withoutDots(ip: string): string {
  const at = ip.lastIndexOf(":") + 1;
  const [a = 0, b = 0, c = 0, d = 0] = octetsOf(ip.slice(at)) ?? [];
  if (at === 0 || octetsOf(ip.slice(at)) === undefined) return ip;
  return `${ip.slice(0, at)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

/** The eight groups of an IPv6 address, or undefined. */
function ipv6Groups(ip: string): string[] | undefined {
  const [leading = [], trailing, ...more] = ip.split("::").map((half) => half.split(":"));
  const written = [...leading, ...(trailing ?? [])].filter((group) => group !== "");
  const missing = 8 - written.length;
  const isComplete = trailing === undefined ? missing === 0 : missing > 0 && more.length === 0;
  if (!isComplete || !written.every((group) => IPV6_GROUP.test(group))) return undefined;
  const zeros = Array<string>(missing).fill("0");
  const first = leading.filter((group) => group !== "");
  const all = [...first, ...zeros, ...written.slice(first.length)];
  return all.map((group) => parseInt(group, 16).toString(16));
}
