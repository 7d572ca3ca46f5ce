import type { Language } from '../base/words.ts';
import type { Format } from '../model/source.ts';

const names: Readonly<Record<Format, { readonly en: string; readonly zh: string }>> = {
  'alibaba-json': { en: 'Alibaba VPC, JSON', zh: '阿里云 VPC，JSON' },
  'alibaba-csv': { en: 'Alibaba VPC, CSV', zh: '阿里云 VPC，CSV' },
  'alibaba-parquet': { en: 'Alibaba VPC, Parquet', zh: '阿里云 VPC，Parquet' },
  'alibaba-packets': { en: 'Alibaba VPC, from a logstore', zh: '阿里云 VPC，来自 Logstore' },
  'aws-text': { en: 'AWS VPC, text', zh: 'AWS VPC，文本' },
  'aws-tgw-text': { en: 'AWS transit gateway, text', zh: 'AWS 中转网关，文本' },
  'aws-cloudwatch-json': { en: 'AWS VPC, CloudWatch JSON', zh: 'AWS VPC，CloudWatch JSON' },
  'aws-parquet': { en: 'AWS VPC, Parquet', zh: 'AWS VPC，Parquet' },
  'huawei-vpc-text': { en: 'Huawei VPC, text', zh: '华为云 VPC，文本' },
  'huawei-er-text': { en: 'Huawei Enterprise Router, text', zh: '华为云企业路由器，文本' },
  'huawei-lts-json': { en: 'Huawei, LTS JSON', zh: '华为云，LTS JSON' },
  'gcp-json': { en: 'Google Cloud VPC, JSON', zh: 'Google Cloud VPC，JSON' },
  'azure-vnet-json': { en: 'Azure VNet, JSON', zh: 'Azure 虚拟网络，JSON' },
  'azure-nsg-json': { en: 'Azure NSG, JSON', zh: 'Azure 网络安全组，JSON' },
  'mapped-text': { en: 'columns named by you, text', zh: '由您指定列，文本' },
  'mapped-json': { en: 'columns named by you, JSON', zh: '由您指定列，JSON' },
};

export function formatName(format: Format, language: Language): string {
  return names[format][language];
}
