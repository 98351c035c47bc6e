"""Prints the points in nbgrader's gradebook as JSON: {student: {exercise: points}}, and the most one can have under ""."""

import json
import sys

from nbgrader.api import Gradebook

url, assignment = sys.argv[1:]
with Gradebook(url) as gradebook:
    most = {cell.name: cell.max_score for cell in gradebook.find_assignment(assignment).notebooks[0].grade_cells}
    grades = {
        submission.student.id: {grade.name: grade.score for notebook in submission.notebooks for grade in notebook.grades}
        for submission in gradebook.assignment_submissions(assignment)
    }
print(json.dumps({"": most, **grades}))
