/**
 * What the numbers of flow logs are called. Ports: names as registered at IANA, or as usual where the registered one is
 * not (`kafka`). From `ephemeralFrom` on a port is taken to be a client's, unless it is named here.
 */
export const ephemeralFrom = 32_768;

/** Stands for all ports from `ephemeralFrom` on where a statement folds them into one. */
export const foldedPort = -1;

const services: Readonly<Record<number, string>> = {
  20: 'ftp-data', 21: 'ftp', 22: 'ssh', 23: 'telnet', 25: 'smtp', 37: 'time', 43: 'whois', 49: 'tacacs', 53: 'dns', 67: 'dhcp',
  68: 'dhcp-client', 69: 'tftp', 79: 'finger', 80: 'http', 81: 'http-alt', 88: 'kerberos', 102: 's7comm', 104: 'dicom', 110: 'pop3', 111: 'rpcbind',
  113: 'ident', 119: 'nntp', 123: 'ntp', 135: 'msrpc', 137: 'netbios-ns', 138: 'netbios-dgm', 139: 'netbios-ssn', 143: 'imap', 161: 'snmp',
  162: 'snmptrap', 177: 'xdmcp', 179: 'bgp', 194: 'irc', 201: 'appletalk', 264: 'bgmp', 389: 'ldap', 427: 'svrloc', 443: 'https',
  445: 'smb', 464: 'kpasswd', 465: 'smtps', 500: 'isakmp', 502: 'modbus', 512: 'exec', 513: 'login', 514: 'syslog', 515: 'printer',
  520: 'rip', 546: 'dhcpv6-client', 547: 'dhcpv6', 548: 'afp', 554: 'rtsp', 587: 'submission', 593: 'http-rpc', 623: 'ipmi', 631: 'ipp',
  636: 'ldaps', 646: 'ldp', 853: 'dns-tls', 860: 'iscsi', 873: 'rsync', 902: 'vmware', 989: 'ftps-data', 990: 'ftps', 992: 'telnets',
  993: 'imaps', 995: 'pop3s', 1080: 'socks', 1099: 'rmi', 1194: 'openvpn', 1352: 'notes', 1433: 'mssql', 1434: 'mssql-monitor', 1521: 'oracle',
  1645: 'radius', 1646: 'radius-acct', 1701: 'l2tp', 1723: 'pptp', 1812: 'radius', 1813: 'radius-acct', 1883: 'mqtt', 1900: 'ssdp', 2049: 'nfs',
  2123: 'gtp-control', 2152: 'gtp-user', 2181: 'zookeeper', 2222: 'ssh-alt', 2375: 'docker', 2376: 'docker-tls', 2377: 'docker-swarm', 2379: 'etcd', 2380: 'etcd-peer',
  2404: 'iec-104', 3000: 'grafana', 3128: 'squid', 3260: 'iscsi', 3268: 'gc', 3269: 'gc-tls', 3306: 'mysql', 3389: 'rdp', 3478: 'stun',
  3690: 'svn', 4222: 'nats', 4369: 'epmd', 4443: 'https-alt', 4500: 'ipsec-nat-t', 4789: 'vxlan', 5000: 'upnp', 5044: 'beats', 5060: 'sip',
  5061: 'sips', 5222: 'xmpp', 5269: 'xmpp-server', 5349: 'stuns', 5353: 'mdns', 5355: 'llmnr', 5432: 'postgresql', 5601: 'kibana', 5671: 'amqps',
  5672: 'amqp', 5683: 'coap', 5900: 'vnc', 5938: 'teamviewer', 5984: 'couchdb', 5985: 'winrm', 5986: 'winrm-tls', 6000: 'x11', 6081: 'geneve',
  6343: 'sflow', 6379: 'redis', 6443: 'kubernetes', 6514: 'syslog-tls', 6667: 'irc', 6881: 'bittorrent', 7000: 'cassandra', 7077: 'spark',
  7946: 'swarm', 8000: 'http-alt', 8008: 'http-alt', 8009: 'ajp', 8080: 'http-alt', 8081: 'http-alt', 8086: 'influxdb', 8088: 'http-alt', 8123: 'clickhouse',
  8125: 'statsd', 8200: 'vault', 8291: 'winbox', 8300: 'consul', 8333: 'bitcoin', 8443: 'https-alt', 8472: 'vxlan-linux', 8500: 'consul',
  8529: 'arangodb', 8545: 'ethereum', 8600: 'consul-dns', 8883: 'mqtts', 8888: 'http-alt', 9000: 'clickhouse', 9001: 'tor', 9042: 'cassandra',
  9080: 'http-alt', 9090: 'prometheus', 9092: 'kafka', 9093: 'alertmanager', 9094: 'kafka', 9100: 'node-exporter', 9121: 'redis-exporter', 9187: 'pg-exporter',
  9200: 'elasticsearch', 9300: 'elasticsearch', 9418: 'git', 9600: 'logstash', 9876: 'rocketmq', 9999: 'http-alt', 10000: 'webmin',
  10050: 'zabbix-agent', 10051: 'zabbix', 10250: 'kubelet', 10255: 'kubelet', 10911: 'rocketmq', 11211: 'memcached', 11434: 'ollama', 15672: 'rabbitmq',
  19000: 'jetbrains', 20880: 'dubbo', 25565: 'minecraft', 26379: 'redis-sentinel', 27017: 'mongodb', 27018: 'mongodb', 28015: 'rethinkdb',
  30000: 'node-port', 33434: 'traceroute', 37777: 'dahua', 50000: 'db2', 50051: 'grpc', 50070: 'hdfs', 51820: 'wireguard', 54321: 'http-alt', 60000: 'mosh',
  61613: 'stomp', 61616: 'activemq', 64738: 'mumble',
};

/** What stands where a log has port 0, as it has for a message of ICMP: no service listens there. */
export const noPort = { en: 'no port', zh: '无端口' } as const;

/** Messages of ICMP and ICMPv6 have no ports, whatever a log has in their place. */
export function hasPorts(protocol: number | null): boolean {
  return protocol !== 1 && protocol !== 58;
}

/** The usual service of a port, or null. */
export function serviceOf(port: number): string | null {
  return services[port] ?? null;
}

/** Ports whose service begins with these letters; exact names first. For the filter's suggestions. */
export function portsNamed(start: string): readonly { readonly port: number; readonly service: string }[] {
  const wanted = start.toLowerCase();
  if (wanted === '') return [];
  return Object.entries(services)
    .filter(([, service]) => service.startsWith(wanted))
    .map(([port, service]) => ({ port: Number(port), service }))
    .sort((a, b) => a.service.length - b.service.length || a.port - b.port);
}

/** The ports of exactly this service; none when no port is called so. */
export function portsOfService(name: string): readonly number[] {
  const wanted = name.toLowerCase();
  return Object.entries(services).flatMap(([port, service]) => (service === wanted ? Number(port) : []));
}

/** IANA protocol numbers that flow logs hold. */
const protocols: Readonly<Record<number, string>> = {
  0: 'HOPOPT', 1: 'ICMP', 2: 'IGMP', 4: 'IPv4', 6: 'TCP', 8: 'EGP', 17: 'UDP', 27: 'RDP', 33: 'DCCP', 41: 'IPv6', 43: 'IPv6-Route', 44: 'IPv6-Frag',
  46: 'RSVP', 47: 'GRE', 50: 'ESP', 51: 'AH', 58: 'ICMPv6', 59: 'IPv6-NoNxt', 60: 'IPv6-Opts', 88: 'EIGRP', 89: 'OSPF', 94: 'IPIP', 97: 'EtherIP',
  103: 'PIM', 108: 'IPComp', 112: 'VRRP', 115: 'L2TP', 132: 'SCTP', 136: 'UDPLite', 137: 'MPLS-in-IP',
};

/** The name of a protocol number, or null where people know the number better. */
export function protocolName(number: number): string | null {
  return protocols[number] ?? null;
}

/** The number of a protocol by name, case and hyphens forgiven. */
export function protocolNumber(name: string): number | null {
  const fold = (text: string): string => text.toLowerCase().replaceAll('-', '');
  const found = Object.entries(protocols).find(([, one]) => fold(one) === fold(name));
  return found === undefined ? null : Number(found[0]);
}

const flagLetters = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'] as const;

/** In the order in which a connection uses them, as people say them. */
const flagOrder = ['SYN', 'ACK', 'PSH', 'URG', 'FIN', 'RST', 'ECE', 'CWR'] as const satisfies readonly (typeof flagLetters)[number][];

/** Flags that were seen in a window, in the order of a connection: 18 is `SYN ACK`, 19 `SYN ACK FIN`. A log ORs them over the window: which were seen, and not when. */
export function tcpFlagNames(mask: number): readonly string[] {
  return flagOrder.filter((flag) => (mask & (1 << flagLetters.indexOf(flag))) !== 0);
}

/** Their letters as tcpdump has them, lowest bit first; `.` is its ACK. */
const flagSigns = ['F', 'S', 'R', 'P', 'A', 'U', 'E', 'C'] as const;

/** Flags as letters: 18 is `SA`, 0 is empty. */
export function tcpFlagLetters(mask: number): string {
  return flagSigns.filter((_, bit) => (mask & (1 << bit)) !== 0).join('');
}

/** The mask of flags written as a number, as letters (`SA`, `S.`) or as names with `+` between them (`syn+ack`); null for anything else. */
export function tcpFlagMask(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const upper = text.toUpperCase();
  const names = upper.split('+').map((name) => flagLetters.findIndex((one) => one === name.trim()));
  const bits = names.includes(-1) ? upper.split('').map((sign) => flagSigns.findIndex((one) => one === (sign === '.' ? 'A' : sign))) : names;
  return bits.includes(-1) || bits.length === 0 ? null : bits.reduce((mask, bit) => mask | (1 << bit), 0);
}

interface PathName {
  readonly en: string;
  readonly zh: string;
}

/** Alibaba Cloud's `traffic_path` numbers (VPC flow log fields). AWS numbers of the same name mean other things and are kept apart. */
const paths: Readonly<Record<string, PathName>> = {
  '0': { en: 'Other', zh: '其他' },
  '1': { en: 'Same VPC, other resources', zh: '同 VPC 其他资源' },
  '2': { en: 'Same VPC', zh: '同 VPC 内 ECS' },
  '3': { en: 'ENI', zh: '弹性网卡' },
  '4': { en: 'HAVIP', zh: '高可用虚拟 IP' },
  '5': { en: 'Cloud service, same region', zh: '同地域云服务' },
  '6': { en: 'Gateway endpoint', zh: '网关终端节点' },
  '7': { en: 'NAT gateway', zh: 'NAT 网关' },
  '8': { en: 'Transit router', zh: '转发路由器' },
  '9': { en: 'VPN gateway', zh: 'VPN 网关' },
  '10': { en: 'Express Connect', zh: '高速通道专线' },
  '11': { en: 'CEN Basic, VPC of this region', zh: '云企业网基础版，同地域 VPC' },
  '12': { en: 'CEN Basic, other', zh: '云企业网基础版，其他' },
  '13': { en: 'IPv4 gateway', zh: 'IPv4 网关' },
  '14': { en: 'IPv6 gateway', zh: 'IPv6 网关' },
  '15': { en: 'Internet, public IP', zh: '公网 IP' },
  '17': { en: 'VPC peering', zh: 'VPC 对等连接' },
  '18': { en: 'CEN Basic, VPC of another region', zh: '云企业网基础版，跨地域 VPC' },
  '19': { en: 'CEN Basic, VBR of this region', zh: '云企业网基础版，同地域 VBR' },
  '20': { en: 'CEN Basic, VBR of another region', zh: '云企业网基础版，跨地域 VBR' },
  '21': { en: 'Express Connect Router', zh: '专线网关' },
  '22': { en: 'Gateway Load Balancer endpoint', zh: '网关型负载均衡终端节点' },
};

/** Word values that other pages and exports use for the same paths. */
const pathWords: Readonly<Record<string, string>> = {
  ipv4gateway: '13',
  natgateway: '7',
  vpngateway: '9',
  gatewayendpoint: '6',
  transitrouter: '8',
  virtualborderrouter: '10',
};

/** What a `traffic_path` value says; the value itself when it is not known. */
export function trafficPathName(value: string, language: 'en' | 'zh'): string {
  const path = paths[pathWords[value.toLowerCase()] ?? value];
  return path === undefined ? value : path[language];
}

/** Codes of the paths that a text means, in either language: a number, a whole name, else all whose name begins with it or has it as a word. */
export function trafficPathsNamed(text: string): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  if (paths[wanted] !== undefined) return [wanted];
  const word = pathWords[wanted];
  if (word !== undefined) return [word];
  const named = Object.entries(paths).map(([code, { en, zh }]) => ({ code, names: [en.toLowerCase(), zh.toLowerCase()] }));
  const matching = (fits: (name: string) => boolean): string[] => named.filter(({ names }) => names.some(fits)).map(({ code }) => code);
  const whole = matching((name) => name === wanted);
  const begun = whole.length > 0 ? whole : matching((name) => name.startsWith(wanted));
  return begun.length > 0 ? begun : matching((name) => name.split(/[\s,]+/).includes(wanted));
}
