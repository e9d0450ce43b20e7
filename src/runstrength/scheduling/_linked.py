"""stub"""
from runstrength.scheduling._problem import Task
from runstrength.scheduling._week import Found
def solve_linked(task: Task, count: int) -> Found:
    raise NotImplementedError
