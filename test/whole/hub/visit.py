"""One student's short visit to a hub: visit.py ADDRESS NAME PASSWORD prints what was found there as JSON."""

import json
import sys

import requests
from student import Kernel, Student, errors

address, name, password = sys.argv[1:]


def wrong_password():
    try:
        Student(address, name, "a wrong password")
    except requests.HTTPError as error:
        return error.response.status_code


refused = wrong_password()
student = Student(address, name, password)
student.start()
notebook = "talos/notebooks/kmeans.ipynb"
first = next(cell["source"] for cell in student.notebook(notebook)["cells"] if cell["cell_type"] == "code")
kernel = Kernel(student, notebook)
outputs = kernel.run(first)
assert not errors(outputs), outputs
[value] = kernel.run(
    "JSON.stringify({ computed: `TensorFlow: ${tf.tensor([1, 2, 3]).sum().dataSync()[0]}`, "
    "root: process.cwd(), kernel: process.pid, server: process.ppid })"
)
print(
    json.dumps(
        {
            **json.loads(value["data"]["text/plain"]),
            "wrongPassword": refused,
            "page": student.http.get(f"{student.server}/lab/tree/{notebook}").text,
        }
    )
)
