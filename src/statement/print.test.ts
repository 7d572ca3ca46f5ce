import { describe, expect, it } from 'vitest';
import { parse } from './parse.ts';
import { printOurs } from './print.ts';
import { printSls } from './print-sls.ts';
import { RandomTrees } from './testing/random-trees.ts';

/** A tree without the places where its nodes stood. */
function bare(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'at' || key === 'source' ? undefined : value)));
}

describe('print', () => {
  it('is undone by parse, for 3,000 random trees with hostile texts', () => {
    const random = new RandomTrees(7);
    for (let i = 0; i < 3000; i++) {
      const tree = random.statement();
      const text = printOurs(tree);
      const back = parse(text);
      if (!back.ok) throw new Error(`${text}: ${JSON.stringify(back.problem)} of ${JSON.stringify(bare(tree))}`);
      expect([text, bare(back.value)]).toEqual([text, bare(tree)]);
      expect(printOurs(back.value)).toBe(text);
    }
  });

  it('writes as few quotes and parentheses as it can', () => {
    const again = (text: string): string => {
      const parsed = parse(text);
      return parsed.ok ? printOurs(parsed.value) : JSON.stringify(parsed.problem);
    };
    expect(again('(srcaddr:10.0.0.1  AND (dstport: "80")) or not (a b)|select a+(b*c), (a+b)*c from log')).toBe(
      'srcaddr:10.0.0.1 and dstport:80 or not (a and b) | SELECT a + b * c, (a + b) * c FROM log',
    );
    expect(again("* | select \"end\"-start, - -1, not (a = 1 or b) , case when a then 1 end as \"end\" group by 1 limit 5,10")).toBe(
      '* | SELECT "end" - start, -(-1), NOT (a = 1 OR b), CASE WHEN a THEN 1 END AS "end" GROUP BY 1 LIMIT 5, 10',
    );
    expect(again(' | select 1 -- why\n, /* a | b */ 2')).toBe('* | SELECT 1, 2');
  });
});

describe('print for SLS', () => {
  const sls = (text: string): unknown => {
    const parsed = parse(text);
    if (!parsed.ok) return parsed.problem;
    const printed = printSls(parsed.value);
    return printed.ok ? printed.value : printed.problem;
  };

  it('says blocks as wildcards where they end at an octet, else in WHERE', () => {
    expect(sls('srcaddr:10.0.0.0/8 and dstport:80')).toBe('srcaddr:10.* and dstport:80');
    expect(sls('srcaddr:10.1.2.3/24')).toBe('srcaddr:10.1.2.*');
    expect(sls('* | select ip_to_asn(srcaddr)')).toMatchObject({ kind: 'unsupported', what: 'ip_to_asn()' });
    expect(sls('srcaddr:10.1.2.3/32')).toBe('srcaddr:10.1.2.3');
    expect(sls('srcaddr:172.16.0.0/12 and dstport:80 | select count(*)')).toBe("dstport:80 | SELECT count(*) WHERE is_subnet_of('172.16.0.0/12', srcaddr)");
    expect(sls("srcaddr:172.16.0.0/12 | select count(*) where action = 'x' or bytes > 1")).toBe(
      "* | SELECT count(*) WHERE (action = 'x' OR bytes > 1) AND is_subnet_of('172.16.0.0/12', srcaddr)",
    );
    expect(sls('srcaddr:10.0.0.1-10.0.0.4')).toBe(
      "* | SELECT * FROM log WHERE is_subnet_of('10.0.0.1/32', srcaddr) OR is_subnet_of('10.0.0.2/31', srcaddr) OR is_subnet_of('10.0.0.4/32', srcaddr)",
    );
    expect(sls('not srcaddr:172.16.0.0/12')).toBe("* | SELECT * FROM log WHERE NOT coalesce(is_subnet_of('172.16.0.0/12', srcaddr), FALSE)");
    expect(sls('srcaddr:172.16.0.0/12 or dstaddr:172.16.0.0/12 | select 1')).toBe(
      "* | SELECT 1 WHERE is_subnet_of('172.16.0.0/12', srcaddr) OR is_subnet_of('172.16.0.0/12', dstaddr)",
    );
    expect(sls('dstport != 80')).toBe('not dstport = 80');
  });

  it('says countries as a function of the address', () => {
    expect(sls('srccountry:cn | select srccountry, count(*) group by srccountry')).toBe(
      "* | SELECT ip_to_country_code(srcaddr) AS srccountry, count(*) WHERE ip_to_country_code(srcaddr) = 'CN' GROUP BY ip_to_country_code(srcaddr)",
    );
  });

  it('says domains as fields of the enriched logstore, and threats as SLS\'s own check', () => {
    expect(sls('srctype:"private network" and not dsttype:internet | select srctype, dsttype, count(*) group by srctype, dsttype')).toBe(
      'srctype:"private network" and not dsttype:internet | SELECT srctype, dsttype, count(*) GROUP BY srctype, dsttype',
    );
    expect(sls('srctype = "internet" and action:ACCEPT | select count(*)')).toBe("action:ACCEPT | SELECT count(*) WHERE lower(srctype) = 'internet'");
    expect(sls('srcthreat:* and action:ACCEPT | select count(*)')).toBe('action:ACCEPT | SELECT count(*) WHERE security_check_ip(srcaddr) = 1');
    expect(sls('srcthreat:* or dstthreat:*')).toBe('* | SELECT * FROM log WHERE security_check_ip(srcaddr) = 1 OR security_check_ip(dstaddr) = 1');
    expect(sls('srcthreat:ipsum')).toMatchObject({ kind: 'unsupported', what: 'srcthreat' });
    expect(sls('* | select srcthreat')).toMatchObject({ kind: 'unsupported', what: 'srcthreat' });
  });

  it('refuses by name what SLS cannot say', () => {
    expect(sls('observation:first | select count(*)')).toMatchObject({ kind: 'unsupported', what: 'observation', position: { from: 0, to: 11 } });
    expect(sls('* | select observation')).toMatchObject({ kind: 'unsupported', what: 'observation' });
    expect(sls('srcaddr:172.16.0.0/12 or action:ACCEPT')).toMatchObject({ kind: 'unsupported' });
    expect(sls('srcaddr:2408::/16')).toMatchObject({ kind: 'unsupported', what: 'IPv6 block' });
  });
});
