import { expect, test } from 'vitest';
import { sameOriginAddress } from './same-origin-file.ts';

test('only this page’s own host is asked', () => {
  const page = 'http://localhost:7788/overview?open=x';
  expect(sameOriginAddress('/sample.log', page)?.href).toBe('http://localhost:7788/sample.log');
  expect(sameOriginAddress('logs/a.gz', page)?.href).toBe('http://localhost:7788/logs/a.gz');
  for (const other of ['http://localhost:7789/a', 'https://example.com/a', '//example.com/a', 'data:text/plain,a', 'blob:http://localhost:7788/a', 'file:///etc/hosts', 'http://[', 'javascript:alert(1)']) {
    expect(sameOriginAddress(other, page)).toBeNull();
  }
});
