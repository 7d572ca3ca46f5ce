/** Regions by what ids begin with after their kind; ids of Alibaba Cloud say where they were given. */
const regions: Readonly<Record<string, string>> = {
  bp1: 'cn-hangzhou', uf6: 'cn-shanghai', m5e: 'cn-qingdao', '2ze': 'cn-beijing', '8vb': 'cn-zhangjiakou', hp3: 'cn-huhehaote', '0jl': 'cn-wulanchabu', wz9: 'cn-shenzhen',
  '2vc': 'cn-chengdu', j6c: 'cn-hongkong', t4n: 'ap-southeast-1', '6we': 'ap-northeast-1', rj9: 'us-west-1', '0xi': 'us-east-1', gw8: 'eu-central-1',
};

/** The region of an instance, interface, VPC or vSwitch by its id, null where the id does not tell. */
export function regionOfResource(id: string): string | null {
  const given = /^(?:i|eni|vpc|vsw)-(...)/.exec(id)?.[1];
  return given === undefined ? null : (regions[given] ?? null);
}

/** The region of an instance by its id, null where the id does not tell. */
export function regionOfInstance(id: string): string | null {
  return id.startsWith('i-') ? regionOfResource(id) : null;
}
