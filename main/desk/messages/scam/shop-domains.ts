import type { Settings } from '../../../../preload/contract.ts';
import { isHostEnding, readableHost } from './hosts.ts';

/** What is known of the shop, by which an address that looks like its own is told from one that is. */
export interface ShopIdentity {
  readonly name: string;
  readonly domains: readonly string[];
}

const hostPattern = /(?:@|https?:\/\/|www\.)((?:[\p{L}\p{N}-]{1,63}\.){1,5}[\p{L}\p{N}-]{2,24})/giu;

/** By what the owner wrote: the shop's name, its sign-off, whom messages are handed over to. */
export const shopIdentityOf = ({
  shopName,
  signOff,
  queues,
}: Pick<Settings, 'shopName' | 'signOff' | 'queues'>): ShopIdentity => ({
  name: shopName,
  domains: hostsIn([shopName, signOff, ...queues.map(({ assignee }) => assignee)]),
});

const hostsIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(
    texts
      .flatMap((text) => [...text.slice(0, 5_000).matchAll(hostPattern)])
      .map(([, host = '']) => readableHost(host))
      .filter((host) => isHostEnding(host.split('.').at(-1) ?? '')),
  ),
];
