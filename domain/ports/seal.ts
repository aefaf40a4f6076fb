/** Signs what the engine issues. The key may sit elsewhere, hence a promise. */
export interface Seal {
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>
}
