"""The press department's desk: what a template may use, what is wrong with one, how one looks beside the present one."""
