import type { Words } from '../../base/words.ts';
import { samplingPaths, type SamplingPath } from '../../model/cloud/flow-log.ts';
import type { pathWords } from './path-words.ts';
import type { Row } from './row.ts';
import type { words } from './words.ts';

type W = Words<typeof words>;

export function kindText({ kind }: Pick<Row, 'kind'>, w: W): string {
  return { alibaba: w.alibaba, 'huawei-vpc': w.huaweiVpc, 'huawei-er': w.huaweiErShort }[kind];
}

export function trafficText(traffic: Row['traffic'], w: W): string {
  return traffic === null ? w.noVerdict : { all: w.trafficAll, allow: w.trafficAllow, drop: w.trafficDrop }[traffic];
}

function isSamplingPath(name: string): name is SamplingPath {
  return samplingPaths.some((one) => one === name);
}

/** A name that is not known stays as the service wrote it. */
export function pathsText(paths: readonly string[], w: Pick<W, 'allPaths'>, names: Words<typeof pathWords>): string {
  if (paths.includes('all')) return w.allPaths;
  return paths.map((path) => (isSamplingPath(path) ? names[path] : path)).join(names.comma);
}
