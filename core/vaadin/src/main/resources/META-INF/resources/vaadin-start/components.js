// Stands for Vaadin's file of all components until a page has the first of them: see FrontEnd.java.
const flow = ((window.Vaadin ??= {}).Flow ??= {});
let coming;

flow.loadOnDemand = async (part) => {
  coming ??= import('vaadin-components');
  try {
    await coming;
  } catch (failed) {
    // the next page that has a component asks again
    coming = undefined;
    throw failed;
  }
  // the file has put its own function in the place of this one
  return flow.loadOnDemand(part);
};

// What has the focus gives it up and gets it back, so that a value typed there reaches the server before a shortcut is carried out.
flow.resetFocus = () => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) {
    focused = focused.shadowRoot.activeElement;
  }
  focused?.blur();
  focused?.focus();
  return true;
};
