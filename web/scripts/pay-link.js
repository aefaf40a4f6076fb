// A pay link carries its code behind the `#`, which no server ever sees. Here it goes into the form instead.
const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-pay-link]'))
const field = /** @type {HTMLInputElement | null} */ (document.querySelector('#code'))
const code = window.location.hash.slice(1)

if (form !== null && field !== null && code !== '') {
  window.history.replaceState(null, '', window.location.pathname)
  field.value = code
  form.requestSubmit()
}
