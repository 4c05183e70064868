PARTS = ("unit", "pyodide", "browser")
