/** The page of the dry run. */
export const dryRun = {
  title: 'Dry run',
  of: (id: string): string => `Dossier ${id}`,
  lead: 'What would be said if you lodged the deed now: the same rules as the real thing. It changes nothing, and nobody else is told.',
  link: 'Try it first: what would be said if you lodged now?',
  run: 'Run it now',
  again: 'Run it again',
  never: 'Nothing was tried yet.',
  over: 'The deed is lodged: what counts now is in the dossier.',
  saidOn: (when: string): string =>
    `Said on ${when}, of the dossier as it stood then. Run it again after every change.`,
  foretold: {
    refused: {
      title: 'The deed cannot be lodged yet',
      text: 'Put right what is below; then you can lodge.',
    },
    returned: {
      title: 'The deed would come back to you',
      text: 'You could lodge and would hold your rank, but the examination would return the deed for what is below.',
    },
    asked: {
      title: 'Officers would be asked',
      text: 'The deed would not come back, but what could not be told would be put before two officers.',
    },
    clear: {
      title: 'Nothing stands in the way',
      text: 'The deed would pass the examination, and the notices of payment would go out.',
    },
  },
  butWatch: 'Look at the warning below all the same.',
  errors: 'What stops the transaction',
  warnings: 'Warnings',
  duties: 'Duties that would be assessed',
  surcharge: (day: string, amount: string): string =>
    `If you lodge after ${day}, a surcharge of ${amount} is owed on top.`,
  agreement: {
    title: 'How far dry runs can be relied on',
    lead: 'Each examination is held against the last dry run of the very same deed before it was lodged.',
    since: (day: string): string => `Since ${day}`,
    periods: 'Period',
    days: (n: number): string => `${String(n)} days`,
    whole: (agreed: number, compared: number): string =>
      compared === 1
        ? `${String(agreed)} of 1 dry run said what the examination then found`
        : `${String(agreed)} of ${String(compared)} dry runs said what the examination then found`,
    nothing: 'Nothing was compared in this period: no deed was tried and then lodged unchanged.',
    byRule: 'By rule',
    rule: 'Rule',
    compared: 'Compared',
    agreed: 'Same',
    rate: 'Share',
    differing: 'Where they differed',
    allAgreed: 'Nowhere.',
    foretold: 'The dry run said',
    found: 'The examination found',
    notAsked: 'It was not asked',
    round: (n: number): string => `Revision ${String(n)}`,
  },
  rules: {
    'deed-structure-sound': 'The deed’s file is sound',
    'deed-signature-valid': 'Each signature is valid',
    'deed-timestamp-valid': 'Each timestamp is valid',
    'deed-unchanged-after-signing': 'Nothing was changed after signing',
    'signer-is-the-lodging-notary': 'The lodging notary signed',
    'notary-in-office': 'The notary was in office',
    'parties-sign': 'Everybody signed who must',
    'parties-sign-in-order': 'They signed in order',
    'notary-signs-last': 'The notary signed last',
    'vendor-on-title': 'Who gives stands on the title',
    'parcel-free': 'The parcel is free',
    'register-bears-it-out': 'The register bears it out',
    'papers-current': 'The papers still count',
    assessment: 'The duties',
  } satisfies Readonly<Record<string, string>>,
  screening: 'Screening against fraud comes after payment, and nobody is told of it beforehand.',
}
