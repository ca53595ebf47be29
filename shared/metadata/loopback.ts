import ipaddr from 'ipaddr.js';

/**
 * True when `hostname`, as `URL.hostname` spells it (IPv6 in brackets), can only mean this machine:
 * `localhost`, 127.0.0.0/8, ::1, and their IPv4-mapped form. Other names count as remote, whatever
 * they resolve to today. A bearer may be sent to these over plain http (design 3.3).
 */
export function isLoopbackHost(hostname: string): boolean {
  if (hostname === 'localhost') return true;
  const literal = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(literal) && ipaddr.process(literal).range() === 'loopback';
}
