/** What a transformer tells RudderStack's server about itself at /features, with no upstream. */
export const FEATURES = {
  routerTransform: {},
  regulations: [],
  supportSourceTransformV1: true,
  upgradedToSourceTransformV2: true,
} as const;
