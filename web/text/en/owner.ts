/** The page on which an owner watches over his titles. */
export const owner = {
  title: 'Your titles',
  lead: 'See what is lodged on your land before anything is registered, and say so when you did not want it.',
  empty: 'You stand on no title at the moment.',
  transactions: 'Transactions in which you are a party',
  share: 'What you hold',
  since: 'In effect from',
  underWay: 'Under way on this parcel',
  nothing: 'Nothing is under way on this parcel.',
  lodged: 'Lodged',
  until: 'You may object until',
  objected: (when: string): string =>
    `You objected on ${when}. Officers of the Registrar look at it before anything is registered.`,
  tooLate: 'Registration has begun: nobody can object any more.',
  object: 'Object',
  objectText:
    'Object if you know nothing of this deed, or it is not what you agreed to. Officers then look at it, and two of them must release it before it is registered. You can do this once.',
  reason: 'Why you object',
  watch: 'Be told, and be waited for',
  alert: 'Tell me when a deed on this parcel is lodged',
  waitDays: 'Wait for me: working days in which I may object before anything is registered',
  waitDaysHint: 'From 0 to 30. With 0, nobody waits for you. A window that is open already stays as it is.',
  save: 'Save',
  for: (pin: string): string => ` for parcel ${pin}`,
  lockTitle: 'Lock',
  unlocked: 'Your title is not locked.',
  locked: (when: string): string =>
    `Locked since ${when}: nothing that you or a co-owner would do is registered on this parcel.`,
  lockText:
    'While your title is locked no sale, gift, mortgage or other act of an owner is registered on this parcel, until you lift the lock. What is lodged keeps its rank and waits. A lock stops neither a seizure nor a succession, a prescription or a rectification: you are told of them, and two officers look at them first.',
  lock: 'Lock my title',
  lift: 'Lift the lock',
  fresh: 'You must have logged in during the last five minutes.',
  logInAnew: 'Log in anew',
  done: {
    watched: 'Saved.',
    locked: 'Your title is locked.',
    lifted: 'The lock is lifted.',
    objected: 'Your objection is on record. Officers of the Registrar and the notary are told.',
  },
}
