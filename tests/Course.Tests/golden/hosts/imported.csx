int importedValue = 3;
