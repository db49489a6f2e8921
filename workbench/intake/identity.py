from workbench.treaty.documents import Identity
def identity_of(reading,name): return Identity()
