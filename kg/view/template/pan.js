// A heavy drawing is moved as the picture that it is, and drawn anew where it comes to rest: its element is larger than
// what is seen of it (see .heavy in views.css), so there is something to move in.
function startPanning() {
  let start = null;
  let moved = [0, 0];
  const canvas = stage.querySelector("canvas");
  const rest = () => {
    const scale = viewScale();
    const at = network.getViewPosition();
    canvas.style.transform = "";
    network.moveTo({ position: { x: at.x - moved[0] / scale, y: at.y - moved[1] / scale }, animation: false });
    network.redraw();
  };
  stage.addEventListener("pointerdown", (event) => {
    if (!drawn.heavy || event.button !== 0 || !event.isPrimary) return;
    const box = canvas.getBoundingClientRect();
    if (network.getNodeAt({ x: event.clientX - box.left, y: event.clientY - box.top }) !== undefined) return;
    start = [event.clientX, event.clientY];
    moved = [0, 0];
  });
  addEventListener("pointermove", (event) => {
    if (!start) return;
    moved = [event.clientX - start[0], event.clientY - start[1]];
    canvas.style.transform = `translate(${moved[0]}px, ${moved[1]}px)`;
    if (Math.abs(moved[0]) > stage.parentElement.clientWidth * 0.24 || Math.abs(moved[1]) > stage.parentElement.clientHeight * 0.24) {
      rest();
      start = [event.clientX, event.clientY];
      moved = [0, 0];
    }
  });
  for (const name of ["pointerup", "pointercancel"]) {
    addEventListener(name, () => {
      if (start && (moved[0] || moved[1])) rest();
      start = null;
    });
  }
}
