import { describe, expect, it } from 'vitest';
import { called, refusalOf } from './testing/call.ts';

const parts = (url: string): unknown[] =>
  (['url_extract_protocol', 'url_extract_host', 'url_extract_port', 'url_extract_path', 'url_extract_query', 'url_extract_fragment'] as const).map((name) => called(name, [url]));

describe('URLs', () => {
  it.each([
    ['http://example.com/path1/p.php?k1=v1&k2=v2#Ref1', ['http', 'example.com', null, '/path1/p.php', 'k1=v1&k2=v2', 'Ref1']],
    ['http://example.com/path1/p.php?', ['http', 'example.com', null, '/path1/p.php', '', '']],
    ['http://example.com:80/path1/p.php?k1=v1', ['http', 'example.com', 80, '/path1/p.php', 'k1=v1', '']],
    ['https://username@example.com', ['https', 'example.com', null, '', '', '']],
    ['https:/auth/login.html', ['https', '', null, '/auth/login.html', '', '']],
    ['foo', ['', '', null, 'foo', '', '']],
    ['mailto:test@example.com', ['mailto', '', null, '', '', '']],
    ['//10.0.0.1:8443/x', ['', '10.0.0.1', 8443, '/x', '', '']],
    ['http://[2408:4001::1]:443/', ['http', '[2408:4001::1]', 443, '/', '', '']],
    ['http://a_b.example/', ['http', '', null, '/', '', '']],
    ['http://example.com/a%20b/%E4%B8%AD?x=%26#%31', ['http', 'example.com', null, '/a b/中', 'x=&', '1']],
    ['http://例子.example/', ['http', '', null, '/', '', '']],
    ['', ['', '', null, '', '', '']],
  ])('%s has its parts', (url, expected) => {
    expect(parts(url)).toEqual(expected);
  });

  it.each(['http://not uri/cannot contain whitespace', 'http://example.com/%%UCUrlCompartir%%', 'http://a/"b"', 'http:', ':a', 'a|b', 'a\nb', 'http://a/[b]'])('%j is none', (url) => {
    expect(parts(url)).toEqual([null, null, null, null, null, null]);
    expect(called('url_extract_parameter', [url, 'a'])).toBeNull();
  });

  it('give the first parameter of a name, decoded as forms are', () => {
    const of = (name: string): unknown => called('url_extract_parameter', ['http://example.com/p?k1=v1&k2=v2&k3&k4#Ref1&k1=no', name]);
    expect([of('k1'), of('k2'), of('k3'), of('k4'), of('k6'), of('K1')]).toEqual(['v1', 'v2', '', '', null, null]);
    expect(called('url_extract_parameter', ['http://foo.com/?a=1&a=2&b=x+y%3Dz', 'a'])).toBe('1');
    expect(called('url_extract_parameter', ['http://foo.com/?a=1&a=2&b=x+y%3Dz', 'b'])).toBe('x y=z');
    expect(called('url_extract_parameter', ['http://foo.com', 'a'])).toBeNull();
  });

  it.each([
    ['http://test', 'http%3A%2F%2Ftest'],
    ['http://test?a=b&c=d', 'http%3A%2F%2Ftest%3Fa%3Db%26c%3Dd'],
    ['http://テスト', 'http%3A%2F%2F%E3%83%86%E3%82%B9%E3%83%88'],
    ['~@:.-*_+ ☃', '%7E%40%3A.-*_%2B+%E2%98%83'],
    ['test', 'test'],
    ['', ''],
  ])('%s is encoded and decoded', (plain, encoded) => {
    expect(called('url_encode', [plain])).toBe(encoded);
    expect(called('url_decode', [encoded])).toBe(plain);
  });

  it('refuse an escape that is none', () => {
    expect(refusalOf('url_decode', 'a%2')).toContain('Illegal hex');
    expect(called('url_decode', ['%FF'])).toBe('\ufffd');
  });
});
