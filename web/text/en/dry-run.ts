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
  errors: 'What stops the transaction',
  warnings: 'What could not be told',
  duties: 'Duties that would be assessed',
  surcharge: (day: string, amount: string): string =>
    `If you lodge after ${day}, a surcharge of ${amount} is owed on top.`,
  screening: 'Screening against fraud comes after payment, and nobody is told of it beforehand.',
}
