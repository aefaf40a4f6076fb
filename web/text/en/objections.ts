/* What is said of objections, and of the revaluation that may give rise to one. */

export const objectionRefusals = {
  'valuation-not-higher': {
    title: 'The value leaves no more duty to claim',
    advice: 'Name a value above the declared one, and a reduced value below the claimed one.',
  },
  'duty-reopened-before': {
    title: 'The duty of this transaction was reopened before',
    advice: 'It is reopened once; what was decided then stands.',
  },
  'objection-too-late': {
    title: 'The time to object is over',
    advice:
      'Ask your notary what can still be done. Against a claim, the Assessment Review Committee may give leave.',
  },
  'objection-used': {
    title: 'The claim was objected to before',
    advice: 'What was decided then stands. Representations go to the Assessment Review Committee.',
  },
  'objection-unknown': {
    title: 'There is no such objection',
    advice: 'Look at the objections of this transaction again.',
  },
}

export const objectionFindings = {
  'owner-objected': {
    title: 'An owner objects to this transaction',
    advice: 'An officer hears the owner and the notary before anything is registered.',
  },
  'title-locked-by-owner': {
    title: 'An owner has locked his title',
    advice:
      'What an owner does waits until he lifts the lock. A seizure, or what else comes by the law, may be released by two officers.',
  },
  'prescription-objected': {
    title: 'Someone objects to the prescription',
    advice:
      'It is not transcribed while the objection stands (s. 7). When it is withdrawn or the court dismisses it, an officer records that and returns the deed to be lodged anew.',
  },
  'prescription-objection-set-aside': {
    title: 'An officer set an objection to the prescription aside',
    advice:
      'Read the objection and why it was set aside. Two officers release the prescription, or one refuses it.',
  },
}
