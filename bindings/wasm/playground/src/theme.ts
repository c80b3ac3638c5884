/*
 * Light, dark, or as the system has it. The choice lasts as long as the page is open: nothing is stored.
 */

export function theme(): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-theme-choice]')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const choice = button.dataset.themeChoice ?? 'auto';
      if (choice === 'auto') delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = choice;
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
    });
  }
}
