// Shows the dossier anew when something happened to it, but never under the hands of someone who is typing.
const followed = /** @type {HTMLElement | null} */ (document.querySelector('[data-follow]'))
const address = followed?.dataset['follow']
let isTyping = false

document.addEventListener('input', () => {
  isTyping = true
})

if (address !== undefined) {
  const events = new EventSource(address)
  events.addEventListener('message', () => {
    if (isTyping) return
    events.close()
    window.location.reload()
  })
}
