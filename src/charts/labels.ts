import { countryName } from '../base/geo/names.ts';
import type { Text } from '../model/panel.ts';
import { plainName } from './series.ts';

/** IANA protocol numbers that are met in flow logs; others are printed as their number. */
const protocols: Readonly<Record<string, string>> = {
  0: 'HOPOPT', 1: 'ICMP', 2: 'IGMP', 4: 'IPv4', 6: 'TCP', 17: 'UDP', 41: 'IPv6', 47: 'GRE', 50: 'ESP', 51: 'AH', 58: 'ICMPv6', 89: 'OSPF',
  112: 'VRRP', 132: 'SCTP', 136: 'UDPLite',
};

/** Ways that traffic takes, by the codes of `traffic_path` (VPC flow log field table). */
const paths: Readonly<Record<string, Text>> = {
  0: { en: 'Other', zh: '其他' },
  1: { en: 'Same VPC, other resource', zh: '同 VPC 其他资源' },
  2: { en: 'Same VPC', zh: '同 VPC' },
  3: { en: 'ENI', zh: '弹性网卡' },
  4: { en: 'HAVIP', zh: '高可用虚拟 IP' },
  5: { en: 'Cloud service', zh: '同地域云服务' },
  6: { en: 'Gateway endpoint', zh: '网关终端节点' },
  7: { en: 'NAT gateway', zh: 'NAT 网关' },
  8: { en: 'Transit router', zh: '转发路由器' },
  9: { en: 'VPN gateway', zh: 'VPN 网关' },
  10: { en: 'Express Connect', zh: '高速通道' },
  11: { en: 'CEN, same region', zh: 'CEN 同地域 VPC' },
  12: { en: 'CEN, other', zh: 'CEN 其他' },
  13: { en: 'Internet, IPv4 gateway', zh: '公网，IPv4 网关' },
  14: { en: 'Internet, IPv6 gateway', zh: '公网，IPv6 网关' },
  15: { en: 'Internet, public IP', zh: '公网 IP' },
  17: { en: 'VPC peering', zh: 'VPC 对等连接' },
  18: { en: 'CEN, cross-region VPC', zh: 'CEN 跨地域 VPC' },
  19: { en: 'CEN, VBR same region', zh: 'CEN 同地域 VBR' },
  20: { en: 'CEN, cross-region VBR', zh: 'CEN 跨地域 VBR' },
  21: { en: 'ECR', zh: '专线网关 ECR' },
  22: { en: 'GWLB endpoint', zh: 'GWLB 终端节点' },
};

/** Well-known services, as they are named in everyday work; only ports whose owner is beyond doubt. */
const services: Readonly<Record<string, string>> = {
  20: 'ftp-data', 21: 'ftp', 22: 'ssh', 23: 'telnet', 25: 'smtp', 53: 'dns', 67: 'dhcp', 68: 'dhcp', 80: 'http', 110: 'pop3', 111: 'rpcbind',
  123: 'ntp', 135: 'msrpc', 143: 'imap', 161: 'snmp', 179: 'bgp', 389: 'ldap', 443: 'https', 445: 'smb', 465: 'smtps', 500: 'ike', 514: 'syslog',
  587: 'submission', 636: 'ldaps', 873: 'rsync', 993: 'imaps', 995: 'pop3s', 1433: 'mssql', 1521: 'oracle', 1883: 'mqtt', 2049: 'nfs',
  2181: 'zookeeper', 2375: 'docker', 2379: 'etcd', 3128: 'squid', 3306: 'mysql', 3389: 'rdp', 4500: 'ipsec-nat', 5060: 'sip', 5432: 'postgresql',
  5601: 'kibana', 5672: 'amqp', 5900: 'vnc', 5985: 'winrm', 6379: 'redis', 6443: 'kubernetes', 8080: 'http-alt', 8443: 'https-alt', 8883: 'mqtts',
  9000: 'minio', 9090: 'prometheus', 9092: 'kafka', 9100: 'node-exporter', 9200: 'elasticsearch', 10250: 'kubelet', 11211: 'memcached',
  27017: 'mongodb', 50000: 'db2',
};

/** A value of a field as people say it; the value itself where there is nothing better. */
export function valueLabel(field: string, value: string, language: 'en' | 'zh'): Text {
  switch (field) {
    case 'protocol':
      return plainName(protocols[value] ?? value);
    case 'traffic_path':
      return paths[value] ?? plainName(value);
    case 'srccountry':
    case 'dstcountry':
      return plainName(countryName(value, language));
    default:
      return plainName(value);
  }
}

/** What stands in tertiary beside a value: the service of a port, the number of a protocol. Empty when there is nothing. */
export function valueNote(field: string, value: string): string {
  if (field === 'srcport' || field === 'dstport') return services[value] ?? '';
  return '';
}

/** Addresses, ids and CIDRs stand in the monospaced font; ports, counts and words never do. */
export function isMono(field: string): boolean {
  return field === 'srcaddr' || field === 'dstaddr' || field.endsWith('-id');
}
