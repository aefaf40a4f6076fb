export const start = {
  title: 'Registering deeds of land',
  lead: 'A signed deed goes in; a registered title comes out. Every step has a number, a time and a reason.',
  youAre: 'Who are you?',
  notary: {
    title: 'Notary',
    text: 'Open a dossier, collect its documents, lodge the signed deed and follow it until the certificate.',
    action: 'Go to your dossiers',
    signIn: 'Sign in as a notary',
  },
  payer: {
    title: 'A party to a transaction',
    text: 'Your notary gave you a link or a code of 16 letters and digits. Send what he asks of you. See what you owe and why, and pay.',
    action: 'Pay a notice',
    send: 'Send what is asked of you',
  },
  owner: {
    title: 'Owner',
    text: 'See what is lodged on your land, be told of it, object to it, or lock your title.',
    action: 'Go to your titles',
    transactions: 'Take your part in a transaction',
    signIn: 'Sign in as an owner',
  },
  officer: {
    title: 'Officer of the Registrar',
    text: 'Transactions that a rule flagged wait for a decision with its reasons.',
    action: 'Go to the cases',
    signIn: 'Sign in as an officer',
  },
  anyone: {
    title: 'Anyone',
    text: 'Find out whether a deed or a certificate is whole, who signed it, and whether the register knows it. Or object to what is published.',
    action: 'Verify a document',
    publications: 'Read the public notices',
  },
}

export const accessibility = {
  title: 'Accessibility',
  paragraphs: [
    'These pages are made to be usable by everyone: by keyboard alone, with a screen reader, enlarged four times, on a telephone, in print, and without script.',
    'They aim at level AA of the Web Content Accessibility Guidelines 2.2. Each page is tested automatically with axe; an automatic test does not find everything.',
    'Known limits: certificates and deeds are PDFs that carry a seal or signatures and are not tagged for screen readers. What a certificate says is also on the dossier’s page.',
    'If something hinders you, tell your notary or the Registrar’s office.',
  ],
}
