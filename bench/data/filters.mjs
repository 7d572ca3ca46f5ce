/** The chips of each filter that `interact` sets, as they stand in a link, with a name for the results. */

const vpc = (number) => `vpc-bp1bench0000000000000${number}`;
const eni = (number) => `eni-bp1bench${String(number).padStart(10, '0')}`;
const vm = (number) => `i-bp1bench${String(number).padStart(12, '0')}`;

/** Over the records of `traffic.ts`; how much each keeps is told with the results. @type {readonly (readonly [name: string, ...chips: string[]])[]} */
export const filters = [
  ['one VPC', `vpc-id:in:${vpc(2)}`],
  ['the busiest VPC', `vpc-id:in:${vpc(0)}`],
  ['two VPCs', `vpc-id:in:${vpc(2)},${vpc(3)}`],
  ['four VPCs', `vpc-id:in:${[0, 1, 2, 3].map(vpc).join(',')}`],
  ['six VPCs', `vpc-id:in:${[2, 3, 4, 5, 6, 7].map(vpc).join(',')}`],
  ['all but one VPC', `vpc-id:in.not:${vpc(2)}`],
  ['TCP', 'protocol:in:6'],
  ['UDP', 'protocol:in:17'],
  ['ICMP', 'protocol:in:1'],
  ['not TCP', 'protocol:in.not:6'],
  ['in', 'direction:in:in'],
  ['out', 'direction:in:out'],
  ['accepted', 'action:in:ACCEPT'],
  ['rejected', 'action:in:REJECT'],
  ['within the VPC', 'traffic_path:in:2'],
  ['not within the VPC', 'traffic_path:in.not:2'],
  ['through a gateway', 'traffic_path:in:7,8'],
  ['source in 10.0.0.0/8', 'srcaddr:cidr:10.0.0.0/8'],
  ['destination not in 10.0.0.0/8', 'dstaddr:cidr.not:10.0.0.0/8'],
  ['either end in 10.2.0.0/16', 'srcaddr:cidr.either:10.2.0.0/16'],
  ['both ends in 10.0.0.0/8', 'srcaddr:cidr.both:10.0.0.0/8'],
  ['port 443', 'dstport:in:443'],
  ['either port 443 or 80', 'dstport:in.either:443,80'],
  ['well-known destination ports', 'dstport:range:0..1023'],
  ['high destination ports', 'dstport:range:32768..'],
  ['at least 10,000 packets', 'packets:range:10000..'],
  ['at least 1 MB', 'bytes:range:1000000..'],
  ['one interface', `eni-id:in:${eni(5)}`],
  ['twenty interfaces', `eni-id:in:${Array.from({ length: 20 }, (_, i) => eni(i * 3)).join(',')}`],
  ['all but two interfaces', `eni-id:in.not:${eni(0)},${eni(1)}`],
  ['one instance', `vm-id:in:${vm(11)}`],
  ['from the United States', 'srccountry:in:US'],
  ['to three countries', 'dstcountry:in:CN,JP,DE'],
  ['one address at either end', 'srcaddr:in.either:10.2.0.12'],
  ['in and accepted', 'direction:in:in', 'action:in:ACCEPT'],
  ['TCP out of four VPCs', 'protocol:in:6', 'direction:in:out', `vpc-id:in:${[4, 5, 6, 7].map(vpc).join(',')}`],
  ['rejected TCP to 443', 'action:in:REJECT', 'protocol:in:6', 'dstport:in:443'],
  ['UDP within the VPC, one VPC', 'protocol:in:17', 'traffic_path:in:2', `vpc-id:in:${vpc(5)}`],
];
