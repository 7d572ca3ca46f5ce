import { expect, test } from 'vitest';
import { lookupFault, lookupHost, lookupUrl, suggestedSites } from './lookup.ts';

test.each([
  ['https://a.example/ip/{address}', null],
  ['https://a.example/?q={address}&x={address}', null],
  ['http://a.example/{address}', 'not-https'],
  ['javascript:alert("{address}")', 'not-https'],
  ['https://me:secret@a.example/{address}', 'not-https'],
  ['https://a.example/ip', 'no-place'],
  ['https://{address}/x', 'in-host'],
  ['https://{address}.a.example/x', 'in-host'],
  ['a.example/{address}', 'no-url'],
  ['', 'no-url'],
])('%s: %s', (template, fault) => expect(lookupFault(template)).toBe(fault));

test('the address goes where it was said, escaped', () => {
  expect(lookupUrl('https://a.example/ip/{address}?q={address}', '2001:db8::1')).toBe('https://a.example/ip/2001%3Adb8%3A%3A1?q=2001%3Adb8%3A%3A1');
  expect(lookupUrl('http://a.example/{address}', '1.2.3.4')).toBeNull();
});

test('every suggested site can be used, and is named by its host', () => {
  for (const { name, url } of suggestedSites) expect([lookupFault(url), lookupHost(url)]).toEqual([null, name]);
});
