import type { Language } from '../../../base/words.ts';
import { familyOf, type CodeFamily } from '../../../model/cloud/codes.ts';
import type { CloudProblem, CloudService } from '../../../model/cloud/problem.ts';
import { ecsCodeWords, ramCodeWords, rpcCodeWords } from './account-words.ts';
import { huaweiCodeWords } from './huawei-words.ts';
import { slsCodeWords } from './sls-words.ts';
import { vpcCodeWords } from './vpc-words.ts';

type CodeWords = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const byService: Readonly<Record<CloudService, CodeWords>> = {
  vpc: vpcCodeWords, ecs: ecsCodeWords, ram: ramCodeWords, sls: slsCodeWords, 'huawei-vpc': huaweiCodeWords, 'huawei-er': huaweiCodeWords, 'huawei-lts': huaweiCodeWords,
};
const byFamily: Readonly<Record<CodeFamily, CodeWords>> = { rpc: rpcCodeWords, sls: slsCodeWords, huawei: huaweiCodeWords };

export type Refused = Pick<Extract<CloudProblem, { kind: 'refused' }>, 'service' | 'status' | 'code' | 'operation'>;

/** What a code means and what to do; null for one that is not known here. */
export function codeSentence({ service, status, code, operation }: Refused, language: Language): string | null {
  const own = byService[service];
  const entry = own[`${operation ?? ''}/${code}`] ?? own[`${status}/${code}`] ?? own[code] ?? byFamily[familyOf[service]][code];
  return entry?.[language] ?? null;
}
