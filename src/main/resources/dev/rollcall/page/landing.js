// Without this script the page still says everything and shows each request as a command.
for (const request of document.querySelectorAll('[data-path]')) {
    const button = request.querySelector('button');
    const answer = request.querySelector('output');
    button.hidden = false;
    button.addEventListener('click', async () => {
        answer.textContent = 'Sent …';
        try {
            const response = await fetch(request.dataset.path, {
                headers: { 'X-User-Id': request.dataset.user, 'X-Auth-Token': request.dataset.token },
            });
            const text = await response.text();
            answer.textContent = `${response.status}\n${JSON.stringify(JSON.parse(text), null, 2)}`;
        } catch (failure) {
            answer.textContent = `No answer: ${failure.message}`;
        }
    });
}
