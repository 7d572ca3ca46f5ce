/** Whether the service would take a name or description: 1 to 128 and 256 characters at Alibaba Cloud, 64 and 255 at Huawei Cloud. */

const address = /^https?:\/\//;

export function isNameAllowed(name: string, isHuawei: boolean): boolean {
  if (isHuawei) return /^[\p{L}\p{N}_.-]{1,64}$/u.test(name);
  return name.length >= 1 && name.length <= 128 && !address.test(name);
}

export function isDescriptionAllowed(description: string, isHuawei: boolean): boolean {
  if (isHuawei) return description.length <= 255 && !/[<>]/.test(description);
  return description.length <= 256 && !address.test(description);
}
