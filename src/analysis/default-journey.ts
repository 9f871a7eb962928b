/** The thirteen touchpoints that models are trained on, and a journey of them for use without configuration. */
import { teamId, touchpointId } from '../domain/ids.ts';
import type { Touchpoint } from '../domain/touchpoint.ts';

/** Ids that the trained heads and seed phrases speak of, in the heads' order: the order is part of the model format. */
export const DEFAULT_TOUCHPOINTS = [
  'promise',
  'sales',
  'ordering',
  'digital',
  'waiting',
  'delivery',
  'product',
  'staff',
  'premises',
  'price',
  'billing',
  'support',
  'aftersales',
] as const;
export type DefaultTouchpoint = (typeof DEFAULT_TOUCHPOINTS)[number];

const OWNER: Readonly<Record<DefaultTouchpoint, readonly [name: string, owner: string]>> = {
  promise: ['Promise', 'marketing'],
  sales: ['Sales advice', 'sales'],
  ordering: ['Ordering', 'sales'],
  digital: ['Website and app', 'digital'],
  waiting: ['Waiting', 'operations'],
  delivery: ['Delivery', 'logistics'],
  product: ['Product', 'product'],
  staff: ['Staff', 'operations'],
  premises: ['Premises', 'operations'],
  price: ['Price', 'marketing'],
  billing: ['Billing', 'finance'],
  support: ['Customer support', 'support'],
  aftersales: ['After-sales', 'support'],
};

/** The default journey, for `vigie classify` without a configuration. */
export const DEFAULT_JOURNEY: readonly Touchpoint[] = DEFAULT_TOUCHPOINTS.map((id) => ({
  id: touchpointId.parse(id),
  name: { en: OWNER[id][0] },
  owners: [teamId.parse(OWNER[id][1])],
}));
